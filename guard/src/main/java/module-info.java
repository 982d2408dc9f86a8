/** Verifies OAuth 2.0 access tokens, decides, and words the refusal. */
@SuppressWarnings({"module", "requires-automatic", "requires-transitive-automatic"})
module dev.licet.guard {
  requires java.net.http;
  requires static io.opentelemetry.api;
  requires static transitive micrometer.core;
  requires static transitive org.jspecify;

  exports dev.licet.guard;
  exports dev.licet.guard.dpop;
  exports dev.licet.guard.internal to
      licet.spring.boot.starter;
  exports dev.licet.guard.introspection;
  exports dev.licet.guard.keys;
  exports dev.licet.guard.token;
  exports dev.licet.guard.watch;
}
