package dev.licet.identity.authorize;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonFormat;
import dev.licet.identity.issuing.Authorization;
import dev.licet.identity.key.SealedSecrets;
import dev.licet.identity.rotation.KeyRevoked;
import dev.licet.identity.shared.Ids;
import dev.licet.identity.shared.SealingKey;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes into a code what it stands for, so that only this server can read or make one: AES-256-GCM
 * with a key for each code, of 128 random bits and of the key that all nodes share.
 */
@Component
class CodeSeal {
  private static final String SHARED_KEY = "authorization codes";
  private static final int SALT = 16;

  /** No key seals twice. */
  private static final byte[] NONCE = new byte[12];

  /** Without names it is shorter; a node of another version refuses what has other members. */
  private static final JsonMapper JSON = json();

  private final SealedSecrets secrets;
  private final TransactionOperations writing;
  private final Ids ids;
  private final SecureRandom random = new SecureRandom();

  CodeSeal(SealedSecrets secrets, TransactionOperations writing, Ids ids) {
    this.secrets = secrets;
    this.writing = writing;
    this.ids = ids;
  }

  /** What a code says. */
  record Content(Instant expiresAt, CodeGrant grant) {}

  String seal(Content content) {
    var salt = new byte[SALT];
    random.nextBytes(salt);
    var sealed = key(salt).seal(NONCE, JSON.writeValueAsBytes(content));
    var code = Arrays.copyOf(salt, SALT + sealed.length);
    System.arraycopy(sealed, 0, code, SALT, sealed.length);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(code);
  }

  /** Empty if this server has not made it. */
  Optional<Content> open(String code) {
    try {
      var octets = Base64.getUrlDecoder().decode(code);
      if (octets.length < SALT) {
        return Optional.empty();
      }
      var sealed = Arrays.copyOfRange(octets, SALT, octets.length);
      return key(Arrays.copyOf(octets, SALT))
          .open(NONCE, sealed)
          .map(content -> JSON.readValue(content, Content.class));
    } catch (IllegalArgumentException | JacksonException e) {
      return Optional.empty();
    }
  }

  /**
   * Whoever has read a signing key in the store has read the shared key beside it, and could make
   * codes with it: both end together. With a key that ends by its age nothing is amiss.
   */
  @EventListener
  void revoked(KeyRevoked event) {
    if (!event.byAge()) {
      secrets.forget(SHARED_KEY);
    }
  }

  private SealingKey key(byte[] salt) {
    return SealingKey.of(shared(), salt);
  }

  /** From memory, at most 5 s old. */
  private String shared() {
    return secrets.find(SHARED_KEY).orElseGet(this::made);
  }

  private String made() {
    return requireNonNull(writing.execute(_ -> secrets.keepFirst(SHARED_KEY, ids.secret())));
  }

  private static JsonMapper json() {
    var json =
        JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES);
    Stream.of(Content.class, CodeGrant.class, Authorization.class)
        .forEach(type ->
            json.withConfigOverride(
                type, as -> as.setFormat(JsonFormat.Value.forShape(JsonFormat.Shape.ARRAY))));
    return json.build();
  }
}
