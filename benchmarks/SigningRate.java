import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Provider;
import java.security.Security;
import java.security.Signature;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

/**
 * RS256 signatures a second of this JVM with one thread a core: the ceiling of an endpoint that
 * signs a token each time. Prints the rate and the provider. Run with Amazon's provider on the class
 * path it uses that, as the server does; otherwise the JDK's own.
 */
final class SigningRate {
  private static final String AMAZON =
      "com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider";
  private static final long WARM_UP = 3_000_000_000L;
  private static final long MEASURED = 5_000_000_000L;

  public static void main(String[] args) throws Exception {
    Provider provider = provider();
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    KeyPair keys = generator.generateKeyPair();
    int cores = Runtime.getRuntime().availableProcessors();
    List<Callable<Long>> threads = new ArrayList<>();
    for (int i = 0; i < cores; i++) {
      threads.add(() -> count(provider, keys));
    }
    long signatures = 0;
    try (var executor = Executors.newFixedThreadPool(cores)) {
      for (var thread : executor.invokeAll(threads)) {
        signatures += thread.get();
      }
    }
    System.out.println(signatures * 1_000_000_000L / MEASURED + " " + provider.getName());
  }

  private static Provider provider() {
    try {
      Provider amazon =
          (Provider) Class.forName(AMAZON).getDeclaredConstructor().newInstance();
      if (amazon.getService("Signature", "SHA256withRSA") != null) {
        return amazon;
      }
    } catch (ReflectiveOperationException | LinkageError notHere) {
      // The JDK's own then.
    }
    return Security.getProvider("SunRsaSign");
  }

  private static long count(Provider provider, KeyPair keys) throws GeneralSecurityException {
    byte[] input = new byte[600];
    run(provider, keys, input, WARM_UP);
    return run(provider, keys, input, MEASURED);
  }

  private static long run(Provider provider, KeyPair keys, byte[] input, long nanoseconds)
      throws GeneralSecurityException {
    Signature signature = Signature.getInstance("SHA256withRSA", provider);
    long count = 0;
    for (long end = System.nanoTime() + nanoseconds; System.nanoTime() < end; count++) {
      signature.initSign(keys.getPrivate());
      signature.update(input);
      input[0] = signature.sign()[0];
    }
    return count;
  }
}
