package dev.licet.identity.password;

import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/** bcrypt, of other systems. Each step of its cost doubles the work: 14 is about a second. */
final class BcryptScheme implements HashScheme {
  private static final int MOST = 14;
  private static final Pattern FORM = Pattern.compile("\\$2[aby]\\$(\\d\\d)\\$[./A-Za-z0-9]{53}");

  private final BCryptPasswordEncoder encoder = new BCryptPasswordEncoder();

  @Override
  public boolean wrote(String hash) {
    return FORM.matcher(hash).matches();
  }

  @Override
  public Optional<String> problem(String hash) {
    int cost = Integer.parseInt(hash.substring(4, 6));
    return HashScheme.unless(cost >= 4 && cost <= MOST, "a cost of " + MOST);
  }

  @Override
  public boolean matches(String password, String hash) {
    return encoder.matches(password, hash);
  }
}
