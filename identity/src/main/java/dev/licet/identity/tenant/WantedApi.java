package dev.licet.identity.tenant;

import static java.util.stream.Collectors.joining;

import dev.licet.identity.api.AccessPolicy;
import dev.licet.identity.api.AccessPolicy.Rule;
import dev.licet.identity.api.ApiSettings;
import dev.licet.identity.api.NewApi;
import dev.licet.identity.api.Permission;
import dev.licet.identity.api.ProofOfPossession;
import dev.licet.identity.api.SigningAlgorithm;
import dev.licet.identity.api.TokenDialect;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** An item of {@code resourceServers}: what it does not state stays as it is. */
record WantedApi(
    FileEntry entry,
    String identifier,
    String name,
    Optional<List<Permission>> scopes,
    Optional<SigningAlgorithm> signingAlgorithm,
    Optional<String> signingSecret,
    Optional<TokenDialect> dialect,
    Optional<Integer> tokenLifetime,
    Optional<Integer> tokenLifetimeForWeb,
    Optional<Boolean> enforcePolicies,
    Optional<Boolean> allowOfflineAccess,
    Optional<Boolean> skipConsent,
    Optional<FileEntry> access,
    Optional<FileEntry> proof) {
  private static final String PROOF = "proof_of_possession";

  static final Set<String> MEMBERS =
      Set.of(
          "identifier",
          "name",
          "scopes",
          "signing_alg",
          "signing_secret",
          "token_dialect",
          "token_lifetime",
          "token_lifetime_for_web",
          "enforce_policies",
          "allow_offline_access",
          "skip_consent_for_verifiable_first_party_clients",
          "subject_type_authorization",
          PROOF);

  static WantedApi read(FileEntry entry) {
    return new WantedApi(
        entry,
        entry.require("identifier").text(),
        entry.require("name").text(),
        entry.find("scopes").map(WantedApi::permissions),
        entry.find("signing_alg").map(WantedApi::algorithm),
        entry.find("signing_secret").map(FileValue::text),
        entry.find("token_dialect").map(WantedApi::dialect),
        entry.find("token_lifetime").map(FileValue::wholeNumber),
        entry.find("token_lifetime_for_web").map(FileValue::wholeNumber),
        entry.find("enforce_policies").map(FileValue::flag),
        entry.find("allow_offline_access").map(FileValue::flag),
        entry.find("skip_consent_for_verifiable_first_party_clients").map(FileValue::flag),
        entry.find("subject_type_authorization").map(FileValue::entry),
        entry.find(PROOF).map(FileValue::entry));
  }

  /** What there is of one that is not supported. */
  static List<String> leftOut(FileEntry entry) {
    var left = new ArrayList<>(entry.leftOut(MEMBERS));
    left.addAll(entry.leftOut("scopes", Set.of("value", "description")));
    entry
        .find("subject_type_authorization")
        .map(FileValue::entry)
        .ifPresent(access -> {
          left.addAll(access.leftOut(Set.of("user", "client")));
          access
              .members()
              .values()
              .forEach(one -> left.addAll(one.entry().leftOut(Set.of("policy"))));
        });
    entry
        .find(PROOF)
        .map(FileValue::entry)
        .ifPresent(proof -> left.addAll(proof.leftOut(Set.of("mechanism", "required"))));
    return left;
  }

  NewApi asNew() {
    return new NewApi(
        identifier,
        signingAlgorithm.orElse(SigningAlgorithm.RS256),
        over(ApiSettings.defaults(name)),
        scopes.orElse(List.of()),
        false);
  }

  /** The settings with what is stated here instead of what was. */
  ApiSettings over(ApiSettings before) {
    int lifetime = tokenLifetime.orElse(before.tokenLifetime());
    return new ApiSettings(
        name,
        dialect.orElse(before.dialect()),
        lifetime,
        tokenLifetimeForWeb.orElse(Math.min(before.tokenLifetimeForWeb(), lifetime)),
        enforcePolicies.orElse(before.enforcePolicies()),
        allowOfflineAccess.orElse(before.allowOfflineAccess()),
        skipConsent.orElse(before.skipConsent()),
        access.map(said -> access(said, before.access())).orElse(before.access()),
        proof.map(WantedApi::proof).or(before::proof));
  }

  private static ProofOfPossession proof(FileEntry said) {
    return said.require("mechanism")
        .word(name -> ProofOfPossession.of(name, said.require("required").flag()), "mtls or dpop");
  }

  private static AccessPolicy access(FileEntry said, AccessPolicy before) {
    var client = rule(said, "client", before.client());
    if (client == Rule.ALLOW_ALL) {
      throw said.require("client").wrong("require_client_grant or deny_all");
    }
    return new AccessPolicy(rule(said, "user", before.user()), client);
  }

  private static Rule rule(FileEntry said, String subject, Rule before) {
    return said.find(subject)
        .flatMap(value -> value.entry().find("policy"))
        .map(value ->
            value.word(Rule::ofWireName, "one of allow_all, require_client_grant, deny_all"))
        .orElse(before);
  }

  private static List<Permission> permissions(FileValue scopes) {
    return scopes.list().stream()
        .map(FileValue::entry)
        .map(scope ->
            new Permission(
                scope.require("value").text(),
                scope.find("description").map(FileValue::text).orElse("")))
        .toList();
  }

  private static SigningAlgorithm algorithm(FileValue value) {
    return value.word(
        name -> Stream.of(SigningAlgorithm.values()).filter(a -> a.name().equals(name)).findFirst(),
        "a signing algorithm, such as RS256");
  }

  private static TokenDialect dialect(FileValue value) {
    var words = Stream.of(TokenDialect.values()).map(TokenDialect::wireName).collect(joining(", "));
    return value.word(TokenDialect::ofWireName, "one of " + words);
  }
}
