package dev.licet.identity.dashboard;

/** There is no such page, or what it would show is gone: answered with status 404. */
public final class PageNotFound extends RuntimeException {
  public PageNotFound() {
    super("There is no such page", null, false, false);
  }
}
