package dev.licet.identity.connection;

import static dev.licet.identity.management.body.Shape.flag;
import static dev.licet.identity.management.body.Shape.json;
import static dev.licet.identity.management.body.Shape.line;
import static dev.licet.identity.management.body.Shape.list;
import static dev.licet.identity.management.body.Shape.map;
import static dev.licet.identity.management.body.Shape.name;
import static dev.licet.identity.management.body.Shape.object;
import static dev.licet.identity.management.body.Shape.off;
import static dev.licet.identity.management.body.Shape.oneOf;
import static java.util.stream.Collectors.toMap;

import dev.licet.identity.management.body.ObjectShape;
import dev.licet.identity.management.body.Payload;
import dev.licet.identity.management.body.Shape;
import dev.licet.identity.shared.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What callers of the Management API say about a connection. */
record ConnectionBody(Payload body) {
  /** Where nothing else is said about a new database: its passwords are good ones. */
  private static final JsonNode USUAL_OPTIONS =
      JsonMapper.builder()
          .build()
          .readTree(
              """
              {"passwordPolicy": "good", "password_dictionary": {"enable": true, "dictionary": []},
               "brute_force_protection": true}
              """);

  private static final List<String> OTHERS =
      List.of(
          "ad",
          "adfs",
          "amazon",
          "apple",
          "auth0-oidc",
          "baidu",
          "bitbucket",
          "bitly",
          "box",
          "custom",
          "daccount",
          "dropbox",
          "dwolla",
          "email",
          "evernote",
          "evernote-sandbox",
          "exact",
          "facebook",
          "fitbit",
          "github",
          "google-apps",
          "google-oauth2",
          "instagram",
          "ip",
          "line",
          "linkedin",
          "oauth1",
          "oauth2",
          "office365",
          "oidc",
          "okta",
          "paypal",
          "paypal-sandbox",
          "pingfederate",
          "planningcenter",
          "salesforce",
          "salesforce-community",
          "salesforce-sandbox",
          "samlp",
          "sharepoint",
          "shop",
          "shopify",
          "sms",
          "soundcloud",
          "thirtysevensignals",
          "twitter",
          "untappd",
          "vkontakte",
          "waad",
          "weibo",
          "windowslive",
          "wordpress",
          "yahoo",
          "yandex");

  private static final Shape CLIENTS = list(name(64), 1_000);

  private static final ObjectShape DETAILS =
      object()
          .may("display_name", line(128).orNull())
          .may("options", json())
          .may("realms", list(name(128), 100))
          .may("metadata", map(line(255).orNull(), 10).orNull())
          .may("show_as_button", flag().orNull())
          .may("is_domain_connection", off())
          .may("authentication", object().must("active", flag()).orNull())
          .may("connected_accounts", object().must("active", off()).orNull())
          .may("cross_app_access_requesting_app", object().must("active", off()).orNull())
          .may(
              "cross_app_access_resource_app", object().must("status", oneOf("disabled")).orNull());

  /** What may be changed. */
  static final ObjectShape CHANGES = DETAILS.may("enabled_clients", CLIENTS);

  /** What a new one may have. */
  static final ObjectShape NEW =
      object().must("name", name(128)).must("strategy", strategies()).and(CHANGES);

  /** One item of the list that switches a connection on and off for applications. */
  static final ObjectShape CLIENT = object().must("client_id", name(64)).must("status", flag());

  /** The settings of a new database of which nothing is said. */
  static JsonObject usual() {
    return JsonObject.EMPTY.with(Map.of("options", USUAL_OPTIONS));
  }

  String wantedName() {
    return body.text("name");
  }

  String wantedStrategy() {
    return body.text("strategy");
  }

  /** The settings of a new one. */
  JsonObject wanted(String strategy) {
    var asked = over(strategy, JsonObject.EMPTY);
    return strategy.equals(Connection.DATABASE) && body.find("options").isEmpty()
        ? asked.with(Map.of("options", USUAL_OPTIONS))
        : asked;
  }

  /** The settings with what is said here instead of what was; options are replaced whole. */
  JsonObject over(String strategy, JsonObject before) {
    if (strategy.equals(Connection.DATABASE)) {
      body.find("options").ifPresent(options -> DatabaseOptions.SHAPE.check(options, "options"));
    }
    return before.with(body.only(DETAILS.members().keySet()));
  }

  Optional<List<String>> clients() {
    return body.findTexts("enabled_clients");
  }

  /** A list of {@link #CLIENT}, as what is on and what is off. */
  static Map<String, Boolean> switches(List<Payload> items) {
    return items.stream()
        .collect(
            toMap(
                item -> item.text("client_id"),
                item -> item.findFlag("status").orElseThrow(),
                (_, last) -> last,
                LinkedHashMap::new));
  }

  /** The strategies of connections that are no databases of this server. */
  static Shape others() {
    return oneOf(OTHERS.toArray(String[]::new));
  }

  private static Shape strategies() {
    return oneOf(
        Stream.concat(Stream.of(Connection.DATABASE), OTHERS.stream()).toArray(String[]::new));
  }
}
