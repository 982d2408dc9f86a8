package dev.licet.identity.recovery;

/** What a ticket is good for, and for nothing else. */
public enum TicketKind {
  EMAIL_VERIFICATION("/u/email-verification"),
  PASSWORD_CHANGE("/u/reset-password"),
  UNBLOCK("/u/unblock");

  private final String path;

  TicketKind(String path) {
    this.path = path;
  }

  /** The page that takes it. */
  String path() {
    return path;
  }
}
