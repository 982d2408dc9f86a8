package dev.licet.identity.login;

import dev.licet.identity.shared.Digest;
import jakarta.servlet.http.HttpServletRequest;

/**
 * Whom a page names. Its forms say so, for somebody else may have signed in since, in another tab:
 * what one user was shown is not done in the name of the other.
 */
public final class PageOwner {
  private static final String FIELD = "owner";

  private PageOwner() {}

  /** What the field {@code owner} of a page's forms holds. */
  public static String mark(String userId) {
    return Digest.of(userId).value();
  }

  /**
   * Whether a form is of a page that names another user. One that says nothing is taken as it is: a
   * page of ours that names somebody always says whom, and no other site can send its forms.
   */
  public static boolean isAnother(HttpServletRequest form, String userId) {
    var said = form.getParameter(FIELD);
    return said != null && !said.equals(mark(userId));
  }
}
