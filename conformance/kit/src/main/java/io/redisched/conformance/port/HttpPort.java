package io.redisched.conformance.port;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import tools.jackson.databind.node.ObjectNode;

/**
 * A port that is running already behind an HTTP address: the messages of the port protocol, each
 * request the body of a POST, its answer the body of the response.
 *
 * <p>The Redis it uses is its own affair, so the kit can neither look into it nor break it.
 */
public final class HttpPort implements Port {

  private static final int SHOWN = 200;

  private final HttpClient client;
  private final URI address;
  private final Duration limit;
  private long lastId;

  private HttpPort(HttpClient client, URI address, Duration limit) {
    this.client = client;
    this.address = address;
    this.limit = limit;
  }

  /**
   * Returns a factory of connections to the port; they share one client.
   *
   * @param address where the messages are posted to
   * @param limit how long a call may take
   * @throws IllegalArgumentException if the address is not {@code http} or {@code https}
   */
  public static PortFactory at(URI address, Duration limit) {
    String scheme = String.valueOf(address.getScheme());
    if (!(scheme.equals("http") || scheme.equals("https")) || address.getHost() == null) {
      throw new IllegalArgumentException(
          "the address of a port must be http://… or https://…, not " + address);
    }
    HttpClient client =
        HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(limit).build();
    return new PortFactory() {
      @Override
      public Port open(URI redis) {
        return new HttpPort(client, address, limit);
      }

      @Override
      public boolean takesRedis() {
        return false;
      }
    };
  }

  @Override
  public Answer call(String method, ObjectNode params) {
    long id = ++lastId;
    return exchange(method, JsonRpc.request(id, method, params), id);
  }

  private Answer exchange(String method, String message, long id) {
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .timeout(limit)
            .header("Content-Type", "application/json")
            .header("Accept", "application/json")
            .POST(BodyPublishers.ofString(message, UTF_8))
            .build();
    try {
      HttpResponse<String> response = client.send(request, BodyHandlers.ofString(UTF_8));
      return read(method, response, id);
    } catch (HttpTimeoutException e) {
      throw new PortFailure(
          address + " did not answer " + method + " within " + limit.toMillis() + " ms.", e);
    } catch (IOException e) {
      throw new PortFailure(
          "The port at " + address + " cannot be reached for " + method + ": " + reason(e), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PortFailure("The kit was interrupted while it waited for " + method + ".", e);
    }
  }

  private static String reason(IOException e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.toString();
  }

  private Answer read(String method, HttpResponse<String> response, long id) {
    String body = response.body();
    try {
      if (response.statusCode() != 200) {
        throw new JsonRpc.Misfit("the HTTP status is " + response.statusCode() + ", not 200");
      }
      return JsonRpc.answer(body, id);
    } catch (JsonRpc.Misfit e) {
      throw new PortFailure(
          address
              + " answered "
              + method
              + " with something that is no answer to it: "
              + e.reason()
              + ". The body:\n  > "
              + Shown.of(body, SHOWN),
          e);
    }
  }

  @Override
  public void close() {
    // The port runs on; the client's connections end when they are idle.
  }
}
