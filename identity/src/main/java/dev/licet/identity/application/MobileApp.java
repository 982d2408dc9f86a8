package dev.licet.identity.application;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * What an application says of its program for telephones in {@code mobile}; a half of it is
 * nothing.
 *
 * @param bundle the name of the one for Apple's systems, without its team
 */
record MobileApp(
    Optional<String> team,
    Optional<String> bundle,
    Optional<String> androidName,
    List<String> signers) {
  static final String MEMBER = "mobile";

  static MobileApp of(ApplicationDetails details) {
    var mobile = details.members().path(MEMBER);
    var apple = mobile.path("ios");
    var android = mobile.path("android");
    return new MobileApp(
        text(apple.path("team_id")),
        text(apple.path("app_bundle_identifier")),
        text(android.path("app_package_name")),
        android
            .path("sha256_cert_fingerprints")
            .valueStream()
            .flatMap(one -> text(one).stream())
            .toList());
  }

  /** What Apple calls it: its team's id and its own. */
  Stream<String> appleId() {
    return team.flatMap(one -> bundle.map(name -> one + "." + name)).stream();
  }

  private static Optional<String> text(JsonNode node) {
    return node.stringValueOpt().filter(text -> !text.isEmpty());
  }
}
