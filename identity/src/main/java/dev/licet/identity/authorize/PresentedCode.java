package dev.licet.identity.authorize;

import dev.licet.identity.authorize.CodeSeal.Content;
import java.time.Instant;

/**
 * A code that this server has made for the application that presents it. Whether it is good still
 * is seen when it is spent.
 */
public final class PresentedCode {
  private final Content content;

  PresentedCode(Content content) {
    this.content = content;
  }

  /** What it stands for, or stood for. */
  public CodeGrant grant() {
    return content.grant();
  }

  Instant expiresAt() {
    return content.expiresAt();
  }

  boolean isOver(Instant now) {
    return !now.isBefore(expiresAt());
  }
}
