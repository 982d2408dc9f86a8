package dev.licet.identity;

import java.net.URL;
import java.util.Arrays;
import java.util.Objects;
import org.springframework.aot.AotDetector;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.core.SpringProperties;

/** Starts the server, or does what else its jar can. */
@SpringBootApplication(exclude = UserDetailsServiceAutoConfiguration.class)
public class IdentityServer {
  static void main(String[] args) {
    Arrays.stream(args)
        .limit(1)
        .flatMap(word -> Program.named(word).stream())
        .forEach(program -> {
          var arguments = Arrays.copyOfRange(args, 1, args.length);
          System.exit(ProgramRun.ofThisProcess().of(program, arguments));
        });
    if (isInJar()) {
      SpringProperties.setFlag(AotDetector.AOT_ENABLED);
    }
    SpringApplication.run(IdentityServer.class, args);
  }

  /**
   * The build leaves in the jar which beans there are and how they are made, so that no start has
   * to find out. Beside classes in a folder it may be left from an older build.
   */
  private static boolean isInJar() {
    URL place = Objects.requireNonNull(IdentityServer.class.getResource("IdentityServer.class"));
    return !place.getProtocol().equals("file");
  }
}
