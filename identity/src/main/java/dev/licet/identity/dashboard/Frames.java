package dev.licet.identity.dashboard;

import dev.licet.identity.shared.Issuer;
import dev.licet.identity.shared.ServerMode;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** Makes the frame of a page from the request. */
@Component
class Frames {
  /** The model attribute under which every template finds the frame. */
  static final String ATTRIBUTE = "frame";

  private static final Pattern NOTICE = Pattern.compile("[a-z][a-z-]{0,40}");

  private final Issuer issuer;
  private final ServerMode mode;
  private final MessageSource messages;
  private final Assets assets;

  Frames(Issuer issuer, ServerMode mode, MessageSource messages, Assets assets) {
    this.issuer = issuer;
    this.mode = mode;
    this.messages = messages;
    this.assets = assets;
  }

  Frame of(HttpServletRequest request) {
    return new Frame(
        issuer.domain(),
        mode.isDev(),
        administrator(),
        isForm(request) ? null : notice(request.getParameter("notice")),
        assets);
  }

  /** A notice follows a redirection; and a form too large to be read has no parameters at all. */
  private static boolean isForm(HttpServletRequest request) {
    return request.getMethod().equals("POST");
  }

  private static @Nullable String administrator() {
    var authentication = SecurityContextHolder.getContext().getAuthentication();
    return authentication == null || authentication instanceof AnonymousAuthenticationToken
        ? null
        : authentication.getName();
  }

  /** Only our own words: whatever else a link carries there is not shown. */
  private @Nullable String notice(@Nullable String name) {
    if (name == null || !NOTICE.matcher(name).matches()) {
      return null;
    }
    var key = "notice." + name;
    var text = messages.getMessage(key, null, null, Locale.ROOT);
    return text == null ? null : key;
  }
}
