package dev.licet.bench.rivals;

import dev.licet.bench.Material;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.util.List;

/**
 * The limit: nothing but the signature check, with one {@link Signature} object used anew and all
 * octets prepared.
 */
public final class BareSignature {
  private final List<byte[]> signed;
  private final List<byte[]> signatures;
  private final PublicKey key;
  private final Signature verification;
  private int next;

  /** Prepares the tokens. */
  public BareSignature(Material material) {
    List<String> tokens = material.coldTokens();
    this.signed = tokens.stream().map(Material::signedOctets).toList();
    this.signatures = tokens.stream().map(Material::signature).toList();
    this.key = material.publicKey();
    this.verification = signature(material.algorithm());
  }

  private static Signature signature(String algorithm) {
    try {
      return Signature.getInstance(
          switch (algorithm) {
            case "RS256" -> "SHA256withRSA";
            case "ES256" -> "SHA256withECDSAinP1363Format";
            default -> algorithm;
          });
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no " + algorithm, e);
    }
  }

  /** Checks the next token's signature. */
  public Object verifyNext() throws Refused {
    int token = next;
    next = token + 1 == signed.size() ? 0 : token + 1;
    try {
      verification.initVerify(key);
      verification.update(signed.get(token));
      if (verification.verify(signatures.get(token))) {
        return key;
      }
      throw new Refused("signature");
    } catch (GeneralSecurityException e) {
      throw new Refused(e);
    }
  }
}
