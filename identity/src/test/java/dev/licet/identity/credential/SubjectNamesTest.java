package dev.licet.identity.credential;

import static dev.licet.identity.api.TestApis.done;
import static org.assertj.core.api.Assertions.assertThat;

import javax.security.auth.x500.X500Principal;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which names of subjects are the same one: the left is registered, the right a certificate's. */
@Tag("once")
class SubjectNamesTest { // I27
  private static boolean isSame(String registered, String shown) {
    return done(CertificateText.subject("subject_dn", registered))
        .principal()
        .equals(new X500Principal(shown));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "CN=a, O=b         | cn=A,o=B",
        "CN=a  b           | CN=a b",
        "CN=a+OU=c,O=b     | OU=c+CN=a,O=b",
        "CN=\"a,O=b\"      | CN=a\\,O\\=b",
        "CN=\u00c4         | CN=\u00e4",
        "CN=#0c0161        | CN=a",
        "2.5.4.3=a         | CN=a",
        "DC=example        | DC=example",
        "SERIALNUMBER=42   | serialNumber=42"
      })
  void spacesCapitalsAndTheWayOfWritingDoNotMatter(String registered, String shown) {
    assertThat(isSame(registered, shown)).isTrue();
    assertThat(isSame(shown, registered)).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "CN=a,O=b        | O=b,CN=a",
        "CN=a,O=b        | CN=a",
        "CN=a,O=b        | CN=a,O=b,O=b",
        "CN=a,O=b        | CN=a+O=b",
        "CN=a,O=b        | CN=a\\,O\\=b",
        "CN=a,O=b        | CN=a\uff0cO=b",
        "CN=a,O=b        | CN=a\uff0cO\uff1db",
        "CN=a            | OU=a",
        "CN=a            | CN=a\\00b",
        "CN=a            | CN=\u0430",
        "CN=ab           | CN=a b",
        "DC=example      | DC=Example",
        "SERIALNUMBER=4a | SERIALNUMBER=4A"
      })
  void partsTheirOrderAndTheirKindDo(String registered, String shown) {
    assertThat(isSame(registered, shown)).isFalse();
    assertThat(isSame(shown, registered)).isFalse();
  }
}
