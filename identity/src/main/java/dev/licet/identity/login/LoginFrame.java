package dev.licet.identity.login;

import dev.licet.identity.dashboard.Assets;

/**
 * What the layout shows around every page.
 *
 * @param name what the pages are called: the server's public name
 * @param dev whether the server runs in dev mode
 * @param assets where the style sheet is
 */
public record LoginFrame(String name, boolean dev, Assets assets) {}
