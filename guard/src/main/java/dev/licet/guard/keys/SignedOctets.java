package dev.licet.guard.keys;

import java.util.Arrays;

/**
 * Octets and the signature over them, both somewhere in one array.
 *
 * <p>It keeps the array that it is given: whoever makes one leaves that alone.
 */
public final class SignedOctets {
  final byte[] in;
  final int from;
  final int to;
  final int signatureFrom;
  final int signatureTo;

  /** The octets from here to there, and the signature from here to there; each end exclusive. */
  public SignedOctets(byte[] in, int from, int to, int signatureFrom, int signatureTo) {
    this.in = in;
    this.from = from;
    this.to = to;
    this.signatureFrom = signatureFrom;
    this.signatureTo = signatureTo;
  }

  int signatureLength() {
    return signatureTo - signatureFrom;
  }

  /** A copy of what is signed. */
  public byte[] signed() {
    return Arrays.copyOfRange(in, from, to);
  }

  /** A copy of the signature. */
  public byte[] signature() {
    return Arrays.copyOfRange(in, signatureFrom, signatureTo);
  }
}
