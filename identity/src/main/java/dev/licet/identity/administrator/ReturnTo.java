package dev.licet.identity.administrator;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where a browser goes after sign-in: to a page of the dashboard, whatever a link asked for. */
final class ReturnTo {
  private static final String HOME = "/dashboard";
  private static final Pattern OURS =
      Pattern.compile("/dashboard(/(?!\\.{1,2}(/|$))[A-Za-z0-9_.~-]+)*");

  private ReturnTo() {}

  static String checked(@Nullable String wish) {
    return wish != null && OURS.matcher(wish).matches() && !wish.startsWith(SignInPages.PATH)
        ? wish
        : HOME;
  }
}
