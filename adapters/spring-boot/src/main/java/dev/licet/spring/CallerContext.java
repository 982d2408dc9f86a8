package dev.licet.spring;

import dev.licet.guard.Caller;
import jakarta.servlet.http.HttpServletRequest;

/** Where else than in the request the caller is visible while a handler runs. */
interface CallerContext {
  /** Nowhere: the application has no Spring Security. */
  CallerContext NONE =
      new CallerContext() {
        @Override
        public void enter(HttpServletRequest request, Caller caller) {}

        @Override
        public void leave(HttpServletRequest request) {}
      };

  /** The handler is about to run, on this thread. */
  void enter(HttpServletRequest request, Caller caller);

  /** The handler has run, on this thread. */
  void leave(HttpServletRequest request);
}
