/** The binding of the C library; a second one may stand beside it behind {@link xcm.linux.internal.Kernel}. */
package xcm.linux.internal;
