package dev.licet.identity.branding;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The pictures of the pages for users, by their addresses.
 *
 * @param logo the tenant's
 * @param mark whether ours stands where there is no logo
 * @param icon the tenant's, on the browser's tab
 * @param background behind everything
 */
public record Pictures(
    Optional<String> logo, boolean mark, Optional<String> icon, Optional<String> background) {
  /** Where nobody has chosen any. */
  public static final Pictures OURS = new Pictures(Optional.empty(), true);

  private Pictures(Optional<String> logo, boolean mark) {
    this(logo, mark, Optional.empty(), Optional.empty());
  }

  /** All that come from elsewhere. */
  public List<String> addresses() {
    return Stream.of(logo, icon, background).flatMap(Optional::stream).toList();
  }

  /** The same without any that comes from elsewhere. */
  public Pictures withoutForeign() {
    return new Pictures(Optional.empty(), mark);
  }
}
