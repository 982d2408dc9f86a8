package dev.licet.identity.logout;

import dev.licet.identity.dashboard.SeeOther;
import java.util.LinkedHashMap;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriComponentsBuilder;

/** Sends a browser on with what the application asked for, but for its token. */
final class LogoutLinks {
  private LogoutLinks() {}

  /** To that page of ours. */
  static ModelAndView to(String path, LogoutRequest wanted) {
    var values = new LinkedHashMap<String, Object>(wanted.parameters().values());
    values.remove(LogoutParameters.HINT);
    wanted.clientId().ifPresent(id -> values.put(LogoutParameters.CLIENT, id));
    wanted.sessionId().ifPresent(id -> values.put(LogoutParameters.SESSION, id));
    var link = UriComponentsBuilder.fromPath(path);
    values.keySet().forEach(name -> link.queryParam(name, "{" + name + "}"));
    return SeeOther.exactly(link.encode().buildAndExpand(values).toUriString());
  }
}
