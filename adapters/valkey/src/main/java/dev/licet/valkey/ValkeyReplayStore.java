package dev.licet.valkey;

import dev.licet.guard.dpop.ReplayStore;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.params.SetParams;
import redis.clients.jedis.util.JedisURIHelper;

/**
 * Remembers used DPoP proofs in Valkey or Redis, so that none is taken twice by whatever node of an
 * API: one {@code SET … NX PX} for each proof, and the server forgets it by itself.
 *
 * <p>A server that cannot be reached, or does not answer in time, is no pass: the call gets 503.
 * The server must not drop keys when its memory is full ({@code maxmemory-policy noeviction}, its
 * default), for a proof that is forgotten early can be used again: when it is full, calls with a
 * proof get 503. What one caller may take of it is for a limit of calls before the API.
 */
public final class ValkeyReplayStore implements ReplayStore, AutoCloseable {
  private static final System.Logger log = System.getLogger(ValkeyReplayStore.class.getName());
  private static final String PREFIX = "licet:dpop:";
  private static final int MAX_CONNECTIONS = 64;

  private final UnifiedJedis client;
  private final AtomicBoolean reachable = new AtomicBoolean(true);

  private ValkeyReplayStore(UnifiedJedis client) {
    this.client = client;
  }

  /**
   * The store at this URL, with at most 64 connections, which are opened when they are needed.
   *
   * @param url {@code valkey://[USER:PASSWORD@]HOST:PORT[/DATABASE]}; {@code valkeys://} for TLS;
   *     {@code redis} and {@code rediss} say the same
   * @param timeout how long to wait for a connection, and for an answer, to the millisecond
   * @throws IllegalArgumentException if it is no such URL; the message does not quote it, as it may
   *     hold a password
   */
  public static ValkeyReplayStore at(String url, Duration timeout) {
    URI uri = uri(url);
    int millis = Math.toIntExact(timeout.toMillis());
    ConnectionPoolConfig pool = new ConnectionPoolConfig();
    pool.setMaxTotal(MAX_CONNECTIONS);
    pool.setMaxIdle(MAX_CONNECTIONS);
    pool.setMaxWait(timeout);
    return using(
        RedisClient.builder()
            .hostAndPort(JedisURIHelper.getHostAndPort(uri))
            .clientConfig(
                DefaultJedisClientConfig.builder()
                    .timeoutMillis(millis)
                    .user(JedisURIHelper.getUser(uri))
                    .password(JedisURIHelper.getPassword(uri))
                    .database(JedisURIHelper.getDBIndex(uri))
                    .ssl(JedisURIHelper.isRedisSSLScheme(uri))
                    .build())
            .poolConfig(pool)
            .build());
  }

  private static URI uri(String url) {
    try {
      URI uri = URI.create(url.replaceFirst("^valkey(s?)://", "redis$1://"));
      boolean known = uri.getScheme() != null && uri.getScheme().matches("rediss?");
      if (known && JedisURIHelper.isValid(uri)) {
        return uri;
      }
    } catch (IllegalArgumentException e) {
      throw wrong();
    }
    throw wrong();
  }

  private static IllegalArgumentException wrong() {
    return new IllegalArgumentException(
        "the URL of the replay store is not one such as valkey://localhost:6379 or"
            + " valkeys://user:password@host:6379/0");
  }

  /**
   * The store that this client talks to; for clusters, sentinels and whatever else it can. Closing
   * the store closes the client.
   */
  public static ValkeyReplayStore using(UnifiedJedis client) {
    return new ValkeyReplayStore(client);
  }

  @Override
  public Use use(String proof, String caller, Duration lifetime) {
    try {
      String answer =
          client.set(PREFIX + proof, "", SetParams.setParams().nx().px(lifetime.toMillis()));
      if (!reachable.getAndSet(true)) {
        log.log(System.Logger.Level.INFO, "The store of used DPoP proofs answers again");
      }
      return answer == null ? Use.REPEATED : Use.FIRST;
    } catch (JedisException e) {
      if (reachable.getAndSet(false)) {
        log.log(System.Logger.Level.WARNING, "The store of used DPoP proofs does not answer: " + e);
      }
      return Use.UNKNOWN;
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
