package io.redisched.conformance.selftest;

import io.redisched.conformance.RedischedConformance;
import io.redisched.conformance.port.Port;
import java.net.URI;

/** The sound scripts, in the thinnest port: must conform, or no broken variant means anything. */
class ScriptPortConformance extends RedischedConformance {

  @Override
  public Port open(URI redis) {
    return new ScriptPort(redis, Scripts.sound());
  }
}
