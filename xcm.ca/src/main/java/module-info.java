/** Throw-away certificate authorities: for tests and demonstrations. */
module xcm.ca {
    requires org.bouncycastle.pkix;
    requires org.bouncycastle.provider;
    requires static org.osgi.annotation.bundle;
    requires static org.osgi.annotation.versioning;

    exports xcm.ca;
}
