/** A web application whose users sign in at the provider. */
@NullMarked
package dev.licet.example.web;

import org.jspecify.annotations.NullMarked;
