package dev.licet.identity.application;

import dev.licet.identity.dashboard.FormFields;
import dev.licet.identity.management.body.Shape;
import dev.licet.identity.shared.FieldChecks;
import dev.licet.identity.shared.FieldProblem;
import dev.licet.identity.shared.Outcome;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The form with how users come to an application and back to it from here. */
record SignInForm(FormFields fields) {
  /** Members with one URL, or none. */
  static final List<String> LINKS = List.of("logo_uri", "client_uri", "policy_uri", "tos_uri");

  static final String LOGOUT = "oidc_logout";

  private static final String CALLBACKS = "callbacks";
  private static final String LOGOUT_URLS = "allowed_logout_urls";
  private static final String TOLD = "backchannel_logout_urls";
  private static final String PUSHED = "require_pushed_authorization_requests";
  private static final String SIGNED = "require_signed_requests";
  private static final String FIRST_PARTY = "is_first_party";
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /**
   * Between two URLs: space, or a comma before space or another scheme, as URLs have commas too.
   */
  private static final Pattern BETWEEN = Pattern.compile(",?\\s+|,(?=[A-Za-z][\\w+.-]*:)|,$");

  static SignInForm of(ApplicationSettings settings) {
    var details = settings.details();
    var fields = new LinkedHashMap<String, List<String>>();
    fields.put(CALLBACKS, lines(details.texts(CALLBACKS)));
    fields.put(LOGOUT_URLS, lines(details.texts(LOGOUT_URLS)));
    fields.put(TOLD, lines(details.backchannelLogoutUrls()));
    for (var link : LINKS) {
      fields.put(link, List.of(details.members().path(link).asString("")));
    }
    fields.put(PUSHED, box(details.is(PUSHED)));
    fields.put(SIGNED, box(SignedRequestSettings.of(details).required()));
    fields.put(FIRST_PARTY, box(settings.firstParty()));
    return new SignInForm(FormFields.of(fields));
  }

  /** The settings with what the form says; what it does not show stays as it is. */
  Outcome<ApplicationSettings> over(ApplicationSettings before) {
    return new SignInForm(fields.onto(of(before).fields)).checked(before);
  }

  private Outcome<ApplicationSettings> checked(ApplicationSettings before) {
    var problems = problems();
    if (!problems.isEmpty()) {
      return Outcome.invalid(problems);
    }
    return before.firstParty(fields.ticked(FIRST_PARTY)).saying(members(before.details()));
  }

  /** The first thing that is no URL, at its field. */
  private List<FieldProblem> problems() {
    var checks = new FieldChecks();
    Stream.of(CALLBACKS, LOGOUT_URLS, TOLD)
        .forEach(name -> urls(name).forEach(url -> checkUrl(checks, name, url)));
    LINKS.stream()
        .filter(name -> !fields.text(name).isEmpty())
        .forEach(name -> checkUrl(checks, name, fields.text(name)));
    return checks.problems();
  }

  /** The members that it stands for; {@code null} for one that is empty. */
  private Map<String, JsonNode> members(ApplicationDetails before) {
    var members = new LinkedHashMap<String, JsonNode>();
    members.put(CALLBACKS, list(CALLBACKS));
    members.put(LOGOUT_URLS, list(LOGOUT_URLS));
    LINKS.forEach(name -> members.put(name, link(name)));
    members.put(PUSHED, JSON.booleanNode(fields.ticked(PUSHED)));
    if (fields.ticked(SIGNED) != SignedRequestSettings.of(before).required()) {
      var signed = JSON.objectNode().put("required", fields.ticked(SIGNED));
      members.put(SignedRequestSettings.MEMBER, signed);
    }
    if (!urls(TOLD).equals(before.backchannelLogoutUrls())) {
      members.put(LOGOUT, logout(before.members().path(LOGOUT)));
    }
    return members;
  }

  /** What else was said of it stays. */
  private JsonNode logout(JsonNode before) {
    var logout = before instanceof ObjectNode said ? said.deepCopy() : JSON.objectNode();
    return logout.set(TOLD, list(TOLD).isNull() ? JSON.arrayNode() : list(TOLD));
  }

  private JsonNode link(String name) {
    var text = fields.text(name);
    return text.isEmpty() ? JSON.nullNode() : JSON.stringNode(text);
  }

  private JsonNode list(String name) {
    var urls = urls(name);
    var list = JSON.arrayNode();
    urls.forEach(list::add);
    return urls.isEmpty() ? JSON.nullNode() : list;
  }

  private List<String> urls(String name) {
    return BETWEEN.splitAsStream(fields.text(name)).filter(url -> !url.isEmpty()).toList();
  }

  private static List<String> box(boolean ticked) {
    return List.of(Boolean.toString(ticked));
  }

  private static List<String> lines(List<String> urls) {
    return List.of(String.join("\n", urls));
  }

  private static void checkUrl(FieldChecks checks, String field, String url) {
    checks.require(
        Shape.link().allows(JSON.stringNode(url)),
        field,
        "This is no whole URL: %s. Enter one such as https://app.example.com/callback"
            .formatted(url));
  }
}
