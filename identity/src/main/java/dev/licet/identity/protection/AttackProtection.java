package dev.licet.identity.protection;

import dev.licet.identity.document.Documents;
import java.util.List;
import java.util.stream.StreamSupport;
import org.springframework.stereotype.Service;
import tools.jackson.databind.JsonNode;

/** What attacks are held off by, as it is set. From memory, at most 5 s old. */
@Service
public class AttackProtection {
  private final Documents documents;

  AttackProtection(Documents documents) {
    this.documents = documents;
  }

  /**
   * How guesses at one account's password are held off.
   *
   * @param maxAttempts so many wrong passwords, and no more
   * @param byAddress whether they are counted for each address apart
   * @param allowlist addresses whose guesses do not count
   */
  public record BruteForce(
      boolean enabled,
      boolean blocks,
      boolean notifies,
      boolean byAddress,
      int maxAttempts,
      List<String> allowlist) {
    public BruteForce {
      allowlist = List.copyOf(allowlist);
    }
  }

  /**
   * How an address that tries many accounts is held off.
   *
   * @param login how many sign-ins may fail
   * @param registration how many accounts may be made
   */
  public record SuspiciousIp(
      boolean enabled,
      boolean blocks,
      Allowance login,
      Allowance registration,
      List<String> allowlist) {
    public SuspiciousIp {
      allowlist = List.copyOf(allowlist);
    }
  }

  /**
   * How often something may be done.
   *
   * @param maxAttempts so often at once
   * @param millisForOneMore and once more after so many milliseconds
   */
  public record Allowance(int maxAttempts, int millisForOneMore) {}

  /** How guesses at one account's password are held off. */
  public BruteForce bruteForce() {
    var settings = documents.read(ProtectionDocuments.BRUTE_FORCE);
    var shields = texts(settings.path("shields"));
    return new BruteForce(
        settings.path("enabled").asBoolean(),
        shields.contains("block"),
        shields.contains("user_notification"),
        settings.path("mode").asString("").equals("count_per_identifier_and_ip"),
        settings.path("max_attempts").asInt(),
        texts(settings.path("allowlist")));
  }

  /** How an address that signs in to many accounts is held off. */
  public SuspiciousIp suspiciousIp() {
    var settings = documents.read(ProtectionDocuments.SUSPICIOUS_IP);
    var stages = settings.path("stage");
    return new SuspiciousIp(
        settings.path("enabled").asBoolean(),
        texts(settings.path("shields")).contains("block"),
        allowance(stages.path("pre-login")),
        allowance(stages.path("pre-user-registration")),
        texts(settings.path("allowlist")));
  }

  private static Allowance allowance(JsonNode stage) {
    return new Allowance(stage.path("max_attempts").asInt(), stage.path("rate").asInt());
  }

  private static List<String> texts(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false).map(JsonNode::stringValue).toList();
  }
}
