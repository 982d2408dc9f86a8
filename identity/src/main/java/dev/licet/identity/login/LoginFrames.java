package dev.licet.identity.login;

import dev.licet.identity.branding.Branding;
import dev.licet.identity.dashboard.Assets;
import dev.licet.identity.settings.TenantSettings;
import dev.licet.identity.shared.Issuer;
import dev.licet.identity.shared.ServerMode;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** What stands around every page. */
@Component
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

  LoginFrame frame() {
    return frame(settings.friendlyName().orElse(issuer.domain()), branding.look());
  }

  /** Around what tells of a problem: it may be that nobody can know what the tenant looks like. */
  LoginFrame frameOfProblem() {
    try {
      return frame().withoutForeign();
    } catch (DataAccessException e) {
      return frame(issuer.domain(), Branding.PLAIN).withoutForeign();
    }
  }

  private LoginFrame frame(String name, Branding.Look look) {
    return new LoginFrame(
        name, mode.isDev(), look.pictures(), ColoursPage.path(Colours.of(look)), assets);
  }
}
