/// The number of one outcome of one probe: 0 for what a sound facility shows.
package typealias OutcomeBin = UInt16
