package dev.licet.identity.lockout;

import dev.licet.guard.RequiresScope;
import dev.licet.identity.management.Answers;
import dev.licet.identity.management.ManagementApi;
import dev.licet.identity.management.paging.Query;
import dev.licet.identity.management.paging.WithFields;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v2/anomaly/blocks/ips/{id}}: whether an address has tried too often. */
@RestController
@RequestMapping(ManagementApi.PATH + "/anomaly/blocks/ips/{id}")
class AddressBlocksApi {
  private static final Answers ANSWERS = new Answers("ip block");

  private final Lockout lockout;

  AddressBlocksApi(Lockout lockout) {
    this.lockout = lockout;
  }

  /** 200 if it has, 404 if not: as Auth0 answers. */
  @GetMapping
  @RequiresScope("read:anomaly_blocks")
  ResponseEntity<Object> show(@PathVariable String id, @WithFields Query query) {
    if (!NetworkAddress.isOne(id) || !lockout.isSlowed(id)) {
      throw ANSWERS.missing();
    }
    return Answers.empty(HttpStatus.OK);
  }

  /** 204 whether it had or not. */
  @DeleteMapping
  @RequiresScope("delete:anomaly_blocks")
  ResponseEntity<Object> remove(@PathVariable String id) {
    if (!NetworkAddress.isOne(id)) {
      throw ANSWERS.missing();
    }
    lockout.letTry(id);
    return Answers.nothing();
  }
}
