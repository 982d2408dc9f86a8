package dev.licet.spring;

import java.util.Optional;

/** Knows for whom a handler of Spring's own answers. */
@FunctionalInterface
interface HandlerBehind {
  /** The application's handler that this one leads to, if it leads to one. */
  Optional<Object> of(Object handler);
}
