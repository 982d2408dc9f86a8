package dev.licet.identity.shared;

import org.springframework.core.Ordered;

/** The filters that stand before Spring's own, from the outermost to the innermost. */
public final class FilterOrder {
  /** It sees what all the others answer, the token endpoint too. */
  public static final int RETRY_AFTER = Ordered.HIGHEST_PRECEDENCE;

  /** Before whoever reads a body. */
  public static final int BODY_LIMIT = RETRY_AFTER + 1;

  /** It answers by itself: what stands behind it never sees a request for a token. */
  public static final int TOKEN_ENDPOINT = BODY_LIMIT + 1;

  private FilterOrder() {}
}
