package dev.licet.spring;

import dev.licet.guard.Guard;
import dev.licet.guard.GuardObserver;
import dev.licet.guard.ResourceMetadata;
import dev.licet.guard.watch.RefusalLog;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/** Builds the {@link Guard} that the settings describe. */
final class GuardFromSettings {
  private final Settings settings;
  private final GuardObserver watch;
  private final Consumer<AutoCloseable> opened;

  /** By these settings; what is to be closed in the end is handed on. */
  GuardFromSettings(Settings settings, GuardObserver watch, Consumer<AutoCloseable> opened) {
    this.settings = settings;
    this.watch = watch;
    this.opened = opened;
  }

  /**
   * The guard; whether the settings make sense is for its builder to say.
   *
   * @throws StartRefused if they do not
   */
  Guard build() {
    try {
      Guard guard = builder().build();
      opened.accept(guard);
      return guard;
    } catch (IllegalArgumentException e) {
      throw new StartRefused(settings.asWritten(String.valueOf(e.getMessage())));
    }
  }

  private Guard.Builder builder() {
    Guard.Builder builder = Guard.builder().observer(watch);
    refusalLog().ifPresent(builder::observer);
    new IssuerFromSettings(settings).describeTo(builder);
    IssuerFromSettings.several(settings).ifPresent(builder::issuers);
    settings
        .number(Setting.REMEMBERED_TOKENS, "0 to 16777216")
        .ifPresent(builder::rememberedTokens);
    calls(builder);
    metadata().ifPresent(builder::resourceMetadata);
    return builder;
  }

  /** How tokens come, and who may bring those that are bound. */
  private void calls(Guard.Builder builder) {
    new DpopFromSettings(settings, opened).dpop().ifPresent(builder::dpop);
    builder.trustedProxies(settings.list(Setting.TRUSTED_PROXIES).toArray(String[]::new));
    if (settings.isOn(Setting.MUTUAL_TLS)) {
      builder.mutualTls();
    }
    if (settings.isOn(Setting.TOKEN_IN_FORM)) {
      builder.acceptingTokenInForm();
    }
    if (settings.isOn(Setting.TOKEN_IN_QUERY)) {
      builder.acceptingTokenInQuery();
    }
  }

  /**
   * What the settings say that clients are told.
   *
   * @throws IllegalArgumentException if it is wrong
   */
  private Optional<ResourceMetadata> metadata() {
    if (settings.value(Setting.RESOURCE).isEmpty()
        && settings.isAnySet(
            Setting.RESOURCE_NAME, Setting.RESOURCE_DOCUMENTATION, Setting.RESOURCE_SCOPES)) {
      throw new StartRefused(
          "LICET_RESOURCE / licet.resource is missing: without the URL of this API, nothing that"
              + " licet.resource-metadata says of it is told to anybody");
    }
    Optional<ResourceMetadata> metadata =
        settings.value(Setting.RESOURCE).map(ResourceMetadata::of);
    metadata = combined(metadata, settings.value(Setting.RESOURCE_NAME), ResourceMetadata::named);
    metadata =
        combined(
            metadata,
            settings.value(Setting.RESOURCE_DOCUMENTATION),
            ResourceMetadata::documentedAt);
    List<String> scopes = settings.list(Setting.RESOURCE_SCOPES);
    return scopes.isEmpty()
        ? metadata
        : metadata.map(said -> said.scopes(scopes.toArray(String[]::new)));
  }

  private static <T> Optional<T> combined(
      Optional<T> whole, Optional<String> part, BiFunction<T, String, T> with) {
    return part.isEmpty() ? whole : whole.map(one -> with.apply(one, part.get()));
  }

  private Optional<RefusalLog> refusalLog() {
    String choice = settings.value(Setting.REFUSAL_LOG).orElse("on");
    return switch (choice) {
      case "on", "true" -> Optional.of(new RefusalLog());
      case "with-subject" -> Optional.of(new RefusalLog().namingSubjects());
      case "off", "false" -> Optional.empty();
      default -> throw Setting.REFUSAL_LOG.refuse(choice, "on, with-subject or off");
    };
  }
}
