/** Network namespaces, links between them, and what transports over TCP have to keep when packets are lost. */
package xcm.test.network;
