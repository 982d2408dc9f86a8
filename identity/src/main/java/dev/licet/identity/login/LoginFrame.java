package dev.licet.identity.login;

import dev.licet.identity.branding.Pictures;
import dev.licet.identity.dashboard.Assets;
import java.util.Map;

/**
 * What the layout shows around every page.
 *
 * @param name what the tenant is called, or the server's public name
 * @param dev whether the server runs in dev mode
 * @param pictures what is fetched from elsewhere, and by the page's policy
 * @param colours where the style sheet with the tenant's colours is
 * @param assets where the other one is
 * @param texts the tenant's own on this page, by the name of ours that they are shown instead of
 */
public record LoginFrame(
    String name,
    boolean dev,
    Pictures pictures,
    String colours,
    Assets assets,
    Map<String, String> texts) {
  /** Without what the policy of a page that fails does not let in. */
  LoginFrame withoutForeign() {
    return new LoginFrame(name, dev, pictures.withoutForeign(), colours, assets, texts);
  }
}
