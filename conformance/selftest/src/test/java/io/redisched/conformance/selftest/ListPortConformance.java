package io.redisched.conformance.selftest;

import io.redisched.conformance.RedischedConformance;
import io.redisched.conformance.port.Port;
import java.net.URI;

/** A correct port that is built quite differently: the kit must find no fault with it. */
class ListPortConformance extends RedischedConformance {

  @Override
  public Port open(URI redis) {
    return new ListPort(redis);
  }
}
