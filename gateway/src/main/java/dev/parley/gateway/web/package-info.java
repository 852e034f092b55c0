/** The files of the web client. */
@NullMarked
package dev.parley.gateway.web;

import org.jspecify.annotations.NullMarked;
