package dev.licet.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * A certificate for localhost and 127.0.0.1, made by the JDK's own {@code keytool} once in a JVM
 * and deleted at its end.
 */
final class TestCertificate {
  private static final String PASSWORD = "only-for-tests";

  private final Path directory;

  private TestCertificate(Path directory) {
    this.directory = directory;
  }

  /** The one of this JVM. */
  static TestCertificate shared() {
    return Holder.SHARED;
  }

  private static final class Holder {
    static final TestCertificate SHARED = make();
  }

  private static TestCertificate make() {
    try {
      TestCertificate made = new TestCertificate(Files.createTempDirectory("licet-testkit"));
      made.keytool(
          List.of(
              "-genkeypair",
              "-keyalg",
              "EC",
              "-groupname",
              "secp256r1",
              "-validity",
              "30",
              "-dname",
              "CN=localhost",
              "-ext",
              "san=dns:localhost,ip:127.0.0.1"));
      made.keytool(List.of("-exportcert", "-rfc", "-file", made.pem().toString()));
      made.directory.toFile().deleteOnExit(); // in reverse order: the files first
      made.pem().toFile().deleteOnExit();
      made.keyStore().toFile().deleteOnExit();
      return made;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make a certificate for the test's issuer", e);
    }
  }

  private void keytool(List<String> arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-keystore",
                keyStore().toString(),
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD,
                "-alias",
                "server"));
    command.addAll(arguments);
    Path output = directory.resolve("keytool.log");
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
        process.destroyForcibly();
        throw new IOException("keytool failed: " + Files.readString(output));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("keytool was interrupted", e);
    } finally {
      Files.deleteIfExists(output);
    }
  }

  private Path keyStore() {
    return directory.resolve("server.p12");
  }

  /** The certificate as PEM: who trusts it trusts the server. */
  Path pem() {
    return directory.resolve("ca.pem");
  }

  SSLContext serverContext() {
    try (InputStream in = Files.newInputStream(keyStore())) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(in, PASSWORD.toCharArray());
      KeyManagerFactory keys =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(store, PASSWORD.toCharArray());
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), null, null);
      return context;
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException("cannot use the certificate of the test's issuer", e);
    }
  }
}
