package dev.licet.identity.login;

import dev.licet.identity.branding.Branding;
import dev.licet.identity.dashboard.Assets;
import dev.licet.identity.settings.TenantSettings;
import dev.licet.identity.shared.Issuer;
import dev.licet.identity.shared.ServerMode;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Puts the frame around every page. */
@Component
@ControllerAdvice(annotations = LoginPages.class)
class LoginFrames {
  private final Issuer issuer;
  private final ServerMode mode;
  private final TenantSettings settings;
  private final Branding branding;
  private final Assets assets;

  LoginFrames(
      Issuer issuer, ServerMode mode, TenantSettings settings, Branding branding, Assets assets) {
    this.issuer = issuer;
    this.mode = mode;
    this.settings = settings;
    this.branding = branding;
    this.assets = assets;
  }

  @ModelAttribute(name = "frame", binding = false)
  LoginFrame frame(HttpServletResponse response) {
    var frame = frame();
    LoginHeaders.allowImage(frame.logo(), response);
    return frame;
  }

  LoginFrame frame() {
    var look = branding.look();
    return new LoginFrame(
        settings.friendlyName().orElse(issuer.domain()),
        mode.isDev(),
        look.logo().orElse(""),
        ColoursPage.path(Colours.of(look)),
        assets);
  }
}
