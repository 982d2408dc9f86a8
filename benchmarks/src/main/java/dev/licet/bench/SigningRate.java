package dev.licet.bench;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

/**
 * RS256 signatures a second of this JVM with one thread a core, {@code FACTS SECONDS}: the ceiling
 * of an endpoint that signs a token each time. With Amazon's provider on the class path it uses
 * that, as the server does.
 */
public final class SigningRate {
  private static final Duration WARM_UP = Duration.ofSeconds(2);

  private SigningRate() {}

  /** Measures. */
  public static void main(String[] args)
      throws GeneralSecurityException, InterruptedException, ExecutionException {
    NativeProvider.installIfThere();
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    KeyPair keys = generator.generateKeyPair();
    double rate = ofAllCores(keys, Duration.ofSeconds(Long.parseLong(args[1])));
    String provider = Signature.getInstance("SHA256withRSA").getProvider().getName();
    new Facts(Path.of(args[0]))
        .add("rs256_per_s", rate, "bare signatures, a thread a core, " + provider);
  }

  private static double ofAllCores(KeyPair keys, Duration time)
      throws InterruptedException, ExecutionException {
    int cores = Runtime.getRuntime().availableProcessors();
    List<Callable<Double>> threads = new ArrayList<>();
    for (int i = 0; i < cores; i++) {
      threads.add(() -> {
        sign(keys, WARM_UP);
        return sign(keys, time);
      });
    }
    double rate = 0;
    try (var executor = Executors.newFixedThreadPool(cores)) {
      for (var thread : executor.invokeAll(threads)) {
        rate += thread.get();
      }
    }
    return rate;
  }

  private static double sign(KeyPair keys, Duration time) throws GeneralSecurityException {
    byte[] input = new byte[600];
    Signature signature = Signature.getInstance("SHA256withRSA");
    long start = System.nanoTime();
    long count = 0;
    for (; System.nanoTime() - start < time.toNanos(); count++) {
      signature.initSign(keys.getPrivate());
      signature.update(input);
      input[0] = signature.sign()[0];
    }
    return count * 1e9 / (System.nanoTime() - start);
  }
}
