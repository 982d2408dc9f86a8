package dev.licet.identity.authorize;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonFormat;
import dev.licet.identity.issuing.Authorization;
import dev.licet.identity.key.SealedSecrets;
import dev.licet.identity.shared.Ids;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.Stream;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
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
  private static final int TAG_BITS = 128;

  /** No key seals twice. */
  private static final byte[] NONCE = new byte[12];

  /** Without names it is shorter; a node of another version refuses what has other members. */
  private static final JsonMapper JSON = json();

  private final SealedSecrets secrets;
  private final TransactionOperations writing;
  private final Ids ids;
  private final SecureRandom random = new SecureRandom();
  private volatile @Nullable SecretKeySpec shared;

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
    var sealed = apply(Cipher.ENCRYPT_MODE, salt, JSON.writeValueAsBytes(content));
    var code = Arrays.copyOf(salt, SALT + sealed.length);
    System.arraycopy(sealed, 0, code, SALT, sealed.length);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(code);
  }

  /** Empty if this server has not made it. */
  Optional<Content> open(String code) {
    try {
      var octets = Base64.getUrlDecoder().decode(code);
      if (octets.length < SALT + TAG_BITS / Byte.SIZE) {
        return Optional.empty();
      }
      var salt = Arrays.copyOf(octets, SALT);
      var sealed = Arrays.copyOfRange(octets, SALT, octets.length);
      return Optional.of(JSON.readValue(apply(Cipher.DECRYPT_MODE, salt, sealed), Content.class));
    } catch (IllegalArgumentException | Broken | JacksonException e) {
      return Optional.empty();
    }
  }

  private byte[] apply(int mode, byte[] salt, byte[] input) {
    try {
      var cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, key(salt), new GCMParameterSpec(TAG_BITS, NONCE));
      return cipher.doFinal(input);
    } catch (AEADBadTagException e) {
      throw new Broken(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("A code cannot be sealed or opened", e);
    }
  }

  private SecretKeySpec key(byte[] salt) throws GeneralSecurityException {
    var mac = Mac.getInstance("HmacSHA256");
    mac.init(shared());
    return new SecretKeySpec(mac.doFinal(salt), "AES");
  }

  private SecretKeySpec shared() {
    var known = shared;
    if (known == null) {
      var secret = secrets.find(SHARED_KEY).orElseGet(this::made);
      known = new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256");
      shared = known;
    }
    return known;
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

  /** Somebody else made it, or altered it. */
  private static final class Broken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Broken(Throwable cause) {
      super(cause);
    }
  }
}
