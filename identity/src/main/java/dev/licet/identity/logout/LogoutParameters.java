package dev.licet.identity.logout;

import dev.licet.identity.login.LoginRefused;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;

/** What stands in the address or in the form, each name once. */
record LogoutParameters(Map<String, String> values) {
  static final String CLIENT = "client_id";
  static final String RETURN_TO = "returnTo";
  static final String REDIRECT = "post_logout_redirect_uri";
  static final String HINT = "id_token_hint";
  static final String SESSION = "logout_hint";
  static final String STATE = "state";
  static final String LOCALES = "ui_locales";

  private static final List<String> ALL =
      List.of(CLIENT, RETURN_TO, REDIRECT, HINT, SESSION, STATE, LOCALES);

  /** Reads those that count; an empty one counts as none. */
  static LogoutParameters of(HttpServletRequest request) {
    var values = new LinkedHashMap<String, String>();
    for (var name : ALL) {
      var sent = request.getParameterValues(name);
      if (sent != null && sent.length > 1) {
        throw new LoginRefused(HttpStatus.BAD_REQUEST, "request");
      }
      if (sent != null && !sent[0].isEmpty()) {
        values.put(name, sent[0]);
      }
    }
    return new LogoutParameters(values);
  }

  Optional<String> find(String name) {
    return Optional.ofNullable(values.get(name));
  }

  /** The languages that the application would like to have, the first one most. */
  List<String> locales() {
    return find(LOCALES).stream().flatMap(text -> Stream.of(text.split(" "))).toList();
  }

  /** A hint is a token: it never prints itself. */
  @Override
  public String toString() {
    return "LogoutParameters" + values.keySet();
  }
}
