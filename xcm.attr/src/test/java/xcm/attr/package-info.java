/**
 * What the test suite of the reference implementation checks of attribute maps, paths and trees, and where it is checked
 * here.
 *
 * <table>
 * <caption>Tests of the reference implementation</caption>
 * <tr><th>reference</th><th>here</th></tr>
 * <tr><td>attr_map: access_bool, _int64, _double, _str, _bin</td>
 *     <td>{@code AttributeMapTest.shouldGiveTypedValuesWhenPresent, .shouldGiveAnyValueWhenAskedWithoutType,
 *     .shouldGiveNothingWhenAbsentOrOfOtherType, .shouldReplaceAndMoveToTheEndWhenAddedAgain,
 *     .shouldCopyValuesWhenTheyAreOneMegabyte}</td></tr>
 * <tr><td>attr_map: access_zero_sized_bin</td>
 *     <td>{@code AttributeMapTest.shouldCountWhenBinaryIsEmpty}</td></tr>
 * <tr><td>attr_map: equal</td>
 *     <td>{@code AttributeMapTest.shouldBeEqualWhenTheSameIsAddedInOtherOrder, .shouldDifferWhenValueTypeOrSizeDiffers,
 *     .shouldBeEmptyWhenNothingIsLeft}</td></tr>
 * <tr><td>attr_map: foreach, exists, add_all, clone</td>
 *     <td>{@code AttributeMapTest.shouldIterateInTheOrderOfAddingWhenManyAreAdded, .shouldMergeAndOverwriteWhenAllAreAdded,
 *     .shouldStayTheSameWhenItsBuilderGoesOn}</td></tr>
 * <tr><td>attr_path: parse, parse_unparse</td>
 *     <td>{@code AttributePathTest.shouldFindComponentsWhenParsed, .shouldPrintTheSameWhenCanonical,
 *     .shouldTakeIndexAsStrtolDoesWhenParsed}</td></tr>
 * <tr><td>attr_path: parse_error, equal</td>
 *     <td>{@code AttributePathTest.shouldRejectWhenMalformed, .shouldCountBytesWhenLong, .shouldDifferWhenAComponentDiffers}</td></tr>
 * <tr><td>attr_tree: basic</td>
 *     <td>{@code AttributeTreeTest.shouldReadWhenThereIsAValue, .shouldNotCallTheSetterWhenTheTypeIsWrong,
 *     .shouldGroupMembersAndSkipTheUnreadableWhenAllAreRead}</td></tr>
 * <tr><td>attr_tree: list</td>
 *     <td>{@code AttributeTreeTest.shouldCountElementsWhenThereIsAList, .shouldNotCountElementsWhenThereIsNoList,
 *     .shouldReadElementsWhenIndexed, .shouldNestListsWhenDeclaredSo}</td></tr>
 * <tr><td>slist: join, split</td>
 *     <td>{@code NameListTest.shouldSplitAtEveryColonWhenParsed, .shouldJoinToTheSameWhenSplit, .shouldKeepEmptyNamesWhenMalformed}</td></tr>
 * </table>
 *
 * <p>A path of more than 64 components, which corrupts memory in the reference implementation, is EINVAL:
 * {@code AttributePathTest.shouldRejectWhenDeeperThanSixtyFour}.
 */
package xcm.attr;
