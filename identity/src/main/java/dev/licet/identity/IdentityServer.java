package dev.licet.identity;

import java.util.Arrays;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;

/** Starts the server, or does what else its jar can. */
@SpringBootApplication(exclude = UserDetailsServiceAutoConfiguration.class)
public class IdentityServer {
  static void main(String[] args) {
    if (args.length > 0 && args[0].equals(BackupProgram.NAME)) {
      System.exit(BackupProgram.ofThisProcess().run(Arrays.copyOfRange(args, 1, args.length)));
    }
    SpringApplication.run(IdentityServer.class, args);
  }
}
