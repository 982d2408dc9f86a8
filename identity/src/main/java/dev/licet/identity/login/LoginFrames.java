package dev.licet.identity.login;

import dev.licet.identity.dashboard.Assets;
import dev.licet.identity.shared.Issuer;
import dev.licet.identity.shared.ServerMode;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Puts the frame around every page. */
@Component
@ControllerAdvice(annotations = LoginPages.class)
class LoginFrames {
  private final Issuer issuer;
  private final ServerMode mode;
  private final Assets assets;

  LoginFrames(Issuer issuer, ServerMode mode, Assets assets) {
    this.issuer = issuer;
    this.mode = mode;
    this.assets = assets;
  }

  @ModelAttribute(name = "frame", binding = false)
  LoginFrame frame() {
    return new LoginFrame(issuer.domain(), mode.isDev(), assets);
  }
}
