package dev.licet.guard.keys;

import java.math.BigInteger;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Recognises the RSA keys of Infineon's flawed library (CVE-2017-15361, "ROCA"). Their modulus is,
 * modulo every small prime, a power of 65537; for another key that is true by chance only once in
 * 2^27.
 */
final class RocaFingerprint {
  private static final int[] PRIMES = {
    11, 13, 17, 19, 37, 53, 61, 71, 73, 79, 97, 103, 107, 109, 127, 151, 157
  };
  private static final BigInteger GENERATOR = BigInteger.valueOf(65537);
  private static final Map<Integer, BitSet> POWERS = powers();

  private RocaFingerprint() {}

  static boolean matches(BigInteger modulus) {
    return POWERS.entrySet().stream()
        .allMatch(entry ->
            entry.getValue().get(modulus.mod(BigInteger.valueOf(entry.getKey())).intValue()));
  }

  private static Map<Integer, BitSet> powers() {
    Map<Integer, BitSet> powers = new LinkedHashMap<>();
    for (int prime : PRIMES) {
      powers.put(prime, powersModulo(prime));
    }
    return powers;
  }

  private static BitSet powersModulo(int prime) {
    int generator = GENERATOR.mod(BigInteger.valueOf(prime)).intValue();
    BitSet powers = new BitSet(prime);
    for (int power = 1; !powers.get(power); power = power * generator % prime) {
      powers.set(power);
    }
    return powers;
  }
}
