package dev.licet.identity.credential;

import static java.util.Comparator.comparing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.JWK;
import dev.licet.identity.credential.WantedCredential.Fresh;
import dev.licet.identity.credential.WantedCredential.Known;
import dev.licet.identity.management.ManagementRefused;
import dev.licet.identity.management.body.Payload;
import dev.licet.identity.shared.Outcome;
import dev.licet.identity.shared.Outcome.Done;
import dev.licet.identity.shared.Outcome.Invalid;
import java.text.ParseException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Credentials as a tenant file has them: with the keys, so that another server has them too. */
@Component
public class FileCredentials {
  private static final String MEMBER = "client_authentication_methods";

  private final Credentials credentials;
  private final Clock clock;

  FileCredentials(Credentials credentials, Clock clock) {
    this.credentials = credentials;
    this.clock = clock;
  }

  /** What an application authenticates with, as {@code client_authentication_methods} has it. */
  public Map<String, Object> write(String clientId, CredentialType type) {
    return Map.of(type.method(), Map.of("credentials", write(clientId, Credential::inUse)));
  }

  /** What an application signs its requests by, of which these are the ids. */
  public List<Map<String, Object>> write(String clientId, List<String> ids) {
    return write(clientId, credential -> ids.contains(credential.id()));
  }

  private List<Map<String, Object>> write(String clientId, Predicate<Credential> which) {
    return credentials.ofApplication(clientId).stream()
        .filter(which)
        .filter(one -> one.isLiveAt(clock.instant()))
        .sorted(comparing(one -> one.proof().kid()))
        .map(FileCredentials::write)
        .toList();
  }

  /**
   * What an application is to authenticate with. A key that it has already is that one; so is the
   * one of that name, where no key is given.
   */
  public Outcome<List<WantedCredential>> read(String clientId, JsonNode methods) {
    try {
      var said = Payload.of(methods, CredentialBody.METHODS);
      return read(
          CredentialBody.keys(said),
          CredentialBody.type(said),
          credentials.ofApplication(clientId));
    } catch (ManagementRefused refused) {
      return Outcome.invalid(MEMBER, String.valueOf(refused.getMessage()));
    }
  }

  /** The type that these are of; empty where {@link #read} says what is wrong with them. */
  public static Optional<CredentialType> type(JsonNode methods) {
    try {
      return Optional.of(CredentialBody.type(Payload.of(methods, CredentialBody.METHODS)));
    } catch (ManagementRefused _) {
      return Optional.empty();
    }
  }

  private static Outcome<List<WantedCredential>> read(
      List<Payload> items, CredentialType type, List<Credential> present) {
    var wanted = new ArrayList<WantedCredential>();
    for (var item : items) {
      switch (read(item, type, present)) {
        case Done<WantedCredential>(var one) -> wanted.add(one);
        case Invalid<WantedCredential>(var problems) -> {
          return Outcome.invalid(MEMBER, problems.getFirst().message());
        }
      }
    }
    return Outcome.done(wanted);
  }

  private static Outcome<WantedCredential> read(
      Payload item, CredentialType type, List<Credential> present) {
    if (item.find("pem").isEmpty() && item.find("subject_dn").isEmpty()) {
      return named(present, item.findText("name").orElse(""))
          .map(Outcome::done)
          .orElseGet(() ->
              Outcome.invalid(MEMBER, "A credential needs its public key or certificate as a pem"));
    }
    return CredentialBody.fresh(item, type)
        .map(fresh -> Credentials.same(present, fresh).orElseGet(() -> new Fresh(fresh)));
  }

  private static Optional<WantedCredential> named(List<Credential> present, String name) {
    return present.stream()
        .filter(one -> !name.isEmpty() && one.name().equals(name))
        .findFirst()
        .map(one -> new Known(one.id()));
  }

  private static Map<String, Object> write(Credential credential) {
    var json = new LinkedHashMap<String, Object>();
    if (!credential.name().isEmpty()) {
      json.put("name", credential.name());
    }
    json.put("credential_type", credential.proof().type().wireName());
    credential.expiresAt().ifPresent(time -> json.put("expires_at", time.toString()));
    switch (credential.proof()) {
      case Proof.PublicKey key -> {
        json.put("kid", key.kid());
        json.put("alg", key.algorithm().name());
        json.put("pem", pem(key));
      }
      case Proof.Subject(var dn) -> json.put("subject_dn", dn);
      case Proof.Certificate(_, var pem) -> json.put("pem", pem);
    }
    return json;
  }

  private static String pem(Proof.PublicKey proof) {
    try {
      var key = ((AsymmetricJWK) JWK.parse(proof.jwk())).toPublicKey();
      var lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded());
      return "-----BEGIN PUBLIC KEY-----\n" + lines + "\n-----END PUBLIC KEY-----\n";
    } catch (ParseException | JOSEException e) {
      throw new IllegalStateException("A credential in the store is no key", e);
    }
  }
}
