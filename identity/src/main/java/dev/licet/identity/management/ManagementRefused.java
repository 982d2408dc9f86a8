package dev.licet.identity.management;

/** Ends the handling of a Management API call: the error is the whole answer. */
public final class ManagementRefused extends RuntimeException {
  private final transient ManagementError error;

  public ManagementRefused(ManagementError error) {
    super(error.message(), null, false, false);
    this.error = error;
  }

  ManagementError error() {
    return error;
  }
}
