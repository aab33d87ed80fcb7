package io.redisched.conformance.selftest.broken;

import io.redisched.conformance.selftest.PortMain;
import io.redisched.conformance.selftest.ScriptPort;
import io.redisched.conformance.selftest.Scripts;
import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A process that takes a job out of Redis when it reserves it, and keeps the reservation in its own
 * memory: what a queue without reservations tempts one to.
 */
final class ForgetfulProcess extends ScriptPort {

  private record Reservation(Taken job, double deadline) {}

  private final Map<String, Reservation> held = new HashMap<>();

  private ForgetfulProcess(URI redis) {
    super(redis, Scripts.sound());
  }

  /** Runs the port. */
  public static void main(String[] arguments) throws IOException {
    PortMain.serve(ForgetfulProcess::new);
  }

  @Override
  protected @Nullable Taken reserve(
      @Nullable String topic, @Nullable Double max, @Nullable Double ttr) {
    Taken job = pull(topic, max);
    if (job != null && max != null && ttr != null) {
      held.put(topic + " " + job.id(), new Reservation(job, max + ttr * 1000));
    }
    return job;
  }

  @Override
  protected boolean release(@Nullable String topic, @Nullable String id) {
    return held.remove(topic + " " + id) != null;
  }

  @Override
  protected boolean delete(@Nullable String topic, @Nullable String id) {
    return release(topic, id) || super.delete(topic, id);
  }

  @Override
  protected long requeue(@Nullable String topic, @Nullable Double max, @Nullable Double limit) {
    long before = held.size();
    held.entrySet()
        .removeIf(
            entry ->
                max != null
                    && entry.getKey().startsWith(topic + " ")
                    && entry.getValue().deadline() <= max
                    && put(topic, entry.getValue().job().id(), entry.getValue().job().body(), max));
    return before - held.size();
  }
}
