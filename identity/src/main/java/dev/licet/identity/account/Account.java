package dev.licet.identity.account;

import dev.licet.identity.session.BrowserSession;
import dev.licet.identity.user.User;

/**
 * Who looks at the page.
 *
 * @param session of the browser they look with
 */
record Account(User user, BrowserSession session) {}
