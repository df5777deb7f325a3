// SPDX-License-Identifier: Apache-2.0
import { Body, Controller, Get, Param, Patch, Post } from '@nestjs/common';
import { ChangeList, SavedLists, SavedListView, SaveList } from '@harbor/contracts';
import type { Ctx } from '../platform/ctx.js';
import { Allow, Context, IfMatch, Returns } from '../platform/http/route.js';
import { UuidPipe } from '../platform/http/uuid.pipe.js';
import { SavedListService } from './saved-list.service.js';

@Controller('api/v1/youth/:youthId/lists')
export class SavedListController {
  constructor(private readonly lists: SavedListService) {}

  /** Lists of services for one youth; to whoever lives with them, those that are shared. */
  @Get()
  @Allow('savedList.read')
  @Returns(200, SavedLists)
  list(@Context() ctx: Ctx, @Param('youthId', UuidPipe) youthId: string): Promise<SavedLists> {
    return this.lists.list(ctx, youthId);
  }

  /** Begins a list. Nobody but the worker sees it before it is shared. */
  @Post()
  @Allow('savedList.keep')
  @Returns(201, SavedListView)
  save(@Context() ctx: Ctx, @Param('youthId', UuidPipe) youthId: string, @Body() asked: SaveList): Promise<SavedListView> {
    return this.lists.save(ctx, youthId, asked);
  }

  /** A list with its services as the directory has them today, each with whether it suits the youth. */
  @Get(':listId')
  @Allow('savedList.read')
  @Returns(200, SavedListView)
  open(
    @Context() ctx: Ctx,
    @Param('youthId', UuidPipe) youthId: string,
    @Param('listId', UuidPipe) listId: string,
  ): Promise<SavedListView> {
    return this.lists.open(ctx, youthId, listId);
  }

  /** Names it anew, changes its services or their order, shares it or stops sharing it. */
  @Patch(':listId')
  @Allow('savedList.keep')
  @Returns(200, SavedListView)
  change(
    @Context() ctx: Ctx,
    @Param('youthId', UuidPipe) youthId: string,
    @Param('listId', UuidPipe) listId: string,
    @IfMatch() version: number,
    @Body() asked: ChangeList,
  ): Promise<SavedListView> {
    return this.lists.change(ctx, youthId, listId, version, asked);
  }

  /** Prints a list: answers with what may go on paper, and records that it was printed. The title is the reader's. */
  @Post(':listId/prints')
  @Allow('savedList.read')
  @Returns(201, SavedListView)
  print(
    @Context() ctx: Ctx,
    @Param('youthId', UuidPipe) youthId: string,
    @Param('listId', UuidPipe) listId: string,
  ): Promise<SavedListView> {
    return this.lists.print(ctx, youthId, listId);
  }
}
