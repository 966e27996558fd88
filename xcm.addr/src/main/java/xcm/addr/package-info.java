/**
 * Addresses of XCM: strings to values and back, without any I/O.
 *
 * <p>An address names a transport and a place to reach or to serve. This is the accepted syntax, in EBNF; sizes are
 * bytes of UTF-8:
 *
 * <pre>
 * address     = transport , ":" , rest ;             (* 578 bytes at most, split at the first ":" *)
 * transport   = { character - ":" } ;                (* 32 bytes at most, case matters *)
 * character   = any character except white space (space, \t, \n, \v, \f, \r) and NUL ;
 *
 * unix        = ( "ux" | "uxf" ) , ":" , name ;
 * name        = character , { character } ;          (* 107 bytes at most, see unix(7) *)
 *
 * network     = ( "tcp" | "tls" | "utls" | "sctp" | "btcp" | "btls" ) , ":" , host , ":" , port ;
 *                                                    (* host and port are split at the last ":" *)
 * host        = "[" , ( "*" | ipv6 ) , "]"           (* the alternatives are tried in this order *)
 *             | "*"
 *             | ipv4
 *             | dns-name ;
 * ipv6        = as inet_pton(3) for AF_INET6: RFC 4291 2.2, without a scope ;
 * ipv4        = octet , "." , octet , "." , octet , "." , octet ;
 * octet       = "0" | "1" | ... | "255" ;            (* no leading zeros *)
 * dns-name    = label , { "." , label , [ "." ] } ;  (* 253 bytes at most *)
 * label       = letter-or-digit-or-hyphen , { letter-or-digit-or-hyphen } ;     (* ASCII *)
 * port        = [ "+" ] , digit , { digit }          (* 0..65535 *)
 *             | "-" , "0" , { "0" }
 *             | (* nothing *) ;                      (* the same as 0 *)
 * </pre>
 *
 * <p>Three properties of this grammar surprise, and are kept because the reference implementation has them: what
 * looks like IPv4 but is not ({@code 1.2.3}, {@code 256.1.1.1}, {@code 01.2.3.4}) is a DNS name; a trailing dot needs
 * two labels before it ({@code a.b.} but not {@code localhost.}); a doubled dot is accepted after the second or a
 * later label ({@code a.b..c} but not {@code a..b}). One is not kept: the reference takes a port modulo 2^32
 * ({@code 4294967297} as 1), here a port above 65535 is an error.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package xcm.addr;
