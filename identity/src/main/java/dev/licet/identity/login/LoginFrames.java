package dev.licet.identity.login;

import dev.licet.identity.branding.Branding;
import dev.licet.identity.dashboard.Assets;
import dev.licet.identity.settings.TenantSettings;
import dev.licet.identity.shared.Issuer;
import dev.licet.identity.shared.ServerMode;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** What stands around every page. */
@Component
class LoginFrames {
  private final Issuer issuer;
  private final ServerMode mode;
  private final TenantSettings settings;
  private final Branding branding;
  private final OwnTexts texts;
  private final Languages languages;
  private final Assets assets;

  LoginFrames(
      Issuer issuer,
      ServerMode mode,
      TenantSettings settings,
      Branding branding,
      OwnTexts texts,
      Languages languages,
      Assets assets) {
    this.issuer = issuer;
    this.mode = mode;
    this.settings = settings;
    this.branding = branding;
    this.texts = texts;
    this.languages = languages;
    this.assets = assets;
  }

  /**
   * Around a page.
   *
   * @param template of the page
   * @param detail which one of those that share the template
   */
  LoginFrame frame(String template, String detail, HttpServletRequest request) {
    return frame(name(), branding.look(), own(template, detail, request));
  }

  /** Around what tells of a problem: it may be that nobody can know what the tenant looks like. */
  LoginFrame frameOfProblem(String template, HttpServletRequest request) {
    var path = request.getRequestURI().replaceFirst("^/u/", "");
    return frame(
            known(this::name, issuer.domain()),
            known(branding::look, Branding.PLAIN),
            own(template, path, request))
        .withoutForeign();
  }

  private LoginFrame frame(String name, Branding.Look look, Map<String, String> own) {
    var colours = ColoursPage.path(Colours.of(look));
    return new LoginFrame(name, mode.isDev(), look.pictures(), colours, assets, own);
  }

  private String name() {
    return settings.friendlyName().orElse(issuer.domain());
  }

  /** A page can do without them. */
  private Map<String, String> own(String template, String detail, HttpServletRequest request) {
    var language = languages.resolveLocale(request);
    return known(() -> texts.of(template, detail, language), Map.of());
  }

  private static <T> T known(Supplier<T> wanted, T otherwise) {
    try {
      return wanted.get();
    } catch (DataAccessException e) {
      return otherwise;
    }
  }
}
